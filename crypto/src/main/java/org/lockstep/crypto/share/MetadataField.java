package org.lockstep.crypto.share;

/// Where a sealed piece of metadata belongs.
///
/// @param item the item's id
/// @param field the field's name, such as `name`
public record MetadataField(String item, String field) {}
