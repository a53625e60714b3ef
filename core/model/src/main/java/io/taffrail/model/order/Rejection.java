package io.taffrail.model.order;

/**
 * Why a venue refused, in its own words.
 *
 * @param code the venue's code, or a word of ours where it has none
 * @param text the venue's text
 */
public record Rejection(String code, String text) {}
