package dev.countersign.brand;

/**
 * A logo as it is served.
 *
 * @param hash the SHA-256 of the content
 */
@SuppressWarnings("ArrayRecordComponent") // written to a response, compared with nothing
record StoredLogo(String hash, byte[] content) {}
