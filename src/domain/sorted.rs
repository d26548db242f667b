//! Maps and sets as sorted lists. An interview holds many kinds of small ones.
//!
//! Our own hundred lines of it: the standard tree map costs about 9 KB of wasm for every kind of key and value, sorts
//! before it collects (3 KB more), and was a ninth of the app's bytes. `litemap`, which is the same idea, sorts on collecting too
//! and has no set. Looking up is O(log n); putting in is O(1) at the end, where ids in order of time belong, and O(n)
//! elsewhere, so nothing that grows without bound should be filled in a random order.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Unexpected;
use serde::{Serialize, Serializer};

use super::fields::{Blank, Entries, Items, Readable, Refusal, each};

/// The list in order; what compares as equal stays as it was. All sorting goes through here, because the standard sort costs 3 KB
/// of wasm for every kind of value: here it sorts places, and the values follow.
pub fn in_order<T>(list: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = ranks(
        list.len(),
        &|one, two| match (list.get(one), list.get(two)) {
            (Some(one), Some(two)) => compare(one, two),
            _ => Ordering::Equal,
        },
    );
    let mut list: Vec<_> = list.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|place| list.get_mut(place)?.take())
        .collect()
}

/// Places from 0 on in the order of what stands there.
fn ranks(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<_> = (0..count).collect();
    places.sort_by(|one, two| compare(*one, *two));
    places
}

/// Values by key, in the order of their keys.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

/// Values in their order, each once.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedSet<T>(Vec<T>);

impl<K, V> SortedMap<K, V> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to change.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// The last key and its value.
    pub fn last(&self) -> Option<(&K, &V)> {
        self.0.last().map(|(key, value)| (key, value))
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// Where the key is, or where it belongs.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0
            .binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// The key as it is kept, and its value.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        self.0.get(at).map(|(key, value)| (key, value))
    }

    /// The value of a key, to change.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Whether the key is there.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Puts a value under a key, and gives back what was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => self
                .0
                .get_mut(at)
                .map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// The value of a key, which gets an empty one if it has none.
    #[expect(
        clippy::indexing_slicing,
        reason = "it was found there, or has just been put there"
    )]
    pub fn get_or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = match self.find(&key) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (key, V::default()));
                at
            }
        };
        &mut self.0[at].1
    }

    /// Takes a key and its value out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        Some(self.0.remove(at).1)
    }
}

impl<T> SortedSet<T> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Ord> SortedSet<T> {
    /// Whether the value is there.
    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0
            .binary_search_by(|other| other.borrow().cmp(value))
            .is_ok()
    }

    /// Puts a value in. Whether it was not there.
    pub fn insert(&mut self, value: T) -> bool {
        match self.0.binary_search(&value) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, value);
                true
            }
        }
    }

    /// Takes a value out. Whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let found = self.0.binary_search_by(|other| other.borrow().cmp(value));
        if let Ok(at) = found {
            self.0.remove(at);
        }
        found.is_ok()
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.iter()).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for SortedSet<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(&self.0).finish()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::new();
        set.extend(values);
        set
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<T: Ord> Extend<T> for SortedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<K, V> Blank for SortedMap<K, V> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T> Blank for SortedSet<T> {
    fn blank() -> Self {
        Self(Vec::blank())
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.iter())
    }
}

impl<T: Serialize> Serialize for SortedSet<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(&self.0)
    }
}

impl<K: Blank + Readable + Ord, V: Blank + Readable> Readable for SortedMap<K, V> {
    fn wanted(&self) -> &'static str {
        "a map"
    }

    fn object(&mut self, entries: &mut dyn Entries) -> Result<(), Refusal> {
        loop {
            let (mut key, mut value) = (K::blank(), V::blank());
            if !entries.name(&mut |name| key.plain(Unexpected::Str(name)))? {
                return Ok(());
            }
            entries.value(&mut value)?;
            self.insert(key, value);
        }
    }
}

impl<T: Blank + Readable + Ord> Readable for SortedSet<T> {
    fn wanted(&self) -> &'static str {
        "a sequence"
    }

    fn list(&mut self, items: &mut dyn Items) -> Result<(), Refusal> {
        each(items, |item| {
            self.insert(item);
        })
    }
}

impl<K: JsonSchema, V: JsonSchema> JsonSchema for SortedMap<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        std::collections::BTreeMap::<K, V>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        std::collections::BTreeMap::<K, V>::json_schema(generator)
    }
}

impl<T: JsonSchema> JsonSchema for SortedSet<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        std::collections::BTreeSet::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        std::collections::BTreeSet::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is done to both, the tree and the list hold the same in the same order.
        #[test]
        fn a_sorted_map_does_what_a_tree_map_does(acts in prop::collection::vec((0u8..4, 0u8..12, 0u16..1_000), 0..60)) {
            let (mut list, mut tree) = (SortedMap::new(), BTreeMap::new());
            for (act, key, value) in acts {
                match act {
                    0 | 1 => prop_assert_eq!(list.insert(key, value), tree.insert(key, value)),
                    2 => prop_assert_eq!(list.remove(&key), tree.remove(&key)),
                    _ => *list.get_or_default(key) += value % 7,
                }
                if act == 3 {
                    *tree.entry(key).or_default() += value % 7;
                }
                prop_assert_eq!(list.get(&key), tree.get(&key));
                prop_assert_eq!(list.contains_key(&key), tree.contains_key(&key));
                prop_assert_eq!(list.last(), tree.last_key_value());
            }
            prop_assert_eq!(serde_json::to_string(&list).unwrap(), serde_json::to_string(&tree).unwrap());
            prop_assert!(list.iter().eq(&tree));
            let named: SortedMap<_, _> = list.iter().map(|(key, value)| (key.to_string(), u32::from(*value))).collect();
            let json = serde_json::to_value(&named).unwrap();
            let read: SortedMap<String, u32> = crate::domain::fields::read(json).unwrap();
            prop_assert_eq!(read, named);
        }

        #[test]
        fn what_is_put_in_order_is_sorted_and_stable(list in prop::collection::vec((0u8..9, any::<u8>()), 0..80)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(in_order(list, |one, two| one.0.cmp(&two.0)), expected);
        }

        #[test]
        fn a_sorted_set_does_what_a_tree_set_does(acts in prop::collection::vec((any::<bool>(), 0u8..12), 0..60)) {
            let (mut list, mut tree) = (SortedSet::new(), BTreeSet::new());
            for (puts_in, value) in acts {
                if puts_in {
                    prop_assert_eq!(list.insert(value), tree.insert(value));
                } else {
                    prop_assert_eq!(list.remove(&value), tree.remove(&value));
                }
                prop_assert_eq!(list.contains(&value), tree.contains(&value));
            }
            prop_assert!(list.iter().eq(&tree));
            let json = serde_json::to_value(&list).unwrap();
            let read: SortedSet<u8> = crate::domain::fields::read(json).unwrap();
            prop_assert_eq!(&read, &list);
        }
    }
}
