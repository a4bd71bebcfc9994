package dev.countersign.localaws.keys;

/**
 * With what the endpoint's callers sign their requests. It hides its secret from everything that prints.
 *
 * @param id 16 to 128 letters, digits and underscores, which every request shows
 * @param secret which no request shows
 */
public record AccessKey(String id, String secret) {

    public AccessKey {
        if (!id.matches("\\w{16,128}") || !secret.matches("[A-Za-z0-9/+]{40,128}")) {
            throw new IllegalArgumentException("not an access key");
        }
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
