//! Sorted maps and sets for tests that make any value.

use on_record::domain::sorted::{SortedMap, SortedSet};
use proptest::collection::{SizeRange, btree_map, btree_set};
use proptest::strategy::Strategy;

/// A sorted map, built through the tree map that proptest knows.
pub(crate) fn sorted_map<K: Strategy<Value: Ord>, V: Strategy>(
    keys: K,
    values: V,
    size: impl Into<SizeRange>,
) -> impl Strategy<Value = SortedMap<K::Value, V::Value>> {
    btree_map(keys, values, size).prop_map(SortedMap::from_iter)
}

/// A sorted set, likewise.
pub(crate) fn sorted_set<T: Strategy<Value: Ord>>(
    values: T,
    size: impl Into<SizeRange>,
) -> impl Strategy<Value = SortedSet<T::Value>> {
    btree_set(values, size).prop_map(SortedSet::from_iter)
}
