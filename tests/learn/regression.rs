//! Logistic regression over traits that are there or not, by Newton steps one weight at a time.

/// What one part of a sentence shows, and whether it carries the flag.
pub(crate) struct Sample {
    pub(crate) met: Vec<usize>,
    pub(crate) is: bool,
}

/// How much a weight costs: half of this by its square.
const COST: f64 = 3.3;

/// Rounds over all weights. More change nothing that shows in the figures.
const ROUNDS: usize = 25;

/// The weights of the traits that `may` have one, and what every sample starts from.
pub(crate) fn fit(samples: &[Sample], many: usize, may: impl Fn(usize) -> bool) -> (Vec<f64>, f64) {
    let mut columns = vec![Vec::new(); many];
    for (row, sample) in samples.iter().enumerate() {
        for number in &sample.met {
            columns[*number].push(row);
        }
    }
    let everywhere: Vec<usize> = (0..samples.len()).collect();
    let (mut weights, mut start) = (vec![0.0; many], 0.0);
    let mut scores = vec![0.0_f64; samples.len()];
    let mut chances = vec![0.5_f64; samples.len()];
    let mut step = |rows: &[usize], weight: &mut f64, cost: f64| {
        let (mut slope, mut curve) = (cost * *weight, cost + 1e-6);
        for row in rows {
            let chance = chances[*row];
            slope += chance - f64::from(u8::from(samples[*row].is));
            curve += chance * (1.0 - chance);
        }
        // A step that is too long for the curve at its start would swing.
        let change = (slope / curve).clamp(-1.0, 1.0);
        *weight -= change;
        if change.abs() > 1e-4 {
            for row in rows {
                scores[*row] -= change;
                chances[*row] = 1.0 / (1.0 + (-scores[*row]).exp());
            }
        }
    };
    for _ in 0..ROUNDS {
        step(&everywhere, &mut start, 0.0);
        for (number, rows) in columns.iter().enumerate() {
            if !rows.is_empty() && may(number) {
                step(rows, &mut weights[number], COST);
            }
        }
    }
    (weights, start)
}

/// What the traits of a part come to.
pub(crate) fn sum(weights: &[f64], met: &[usize]) -> f64 {
    met.iter().map(|number| weights[*number]).sum()
}
