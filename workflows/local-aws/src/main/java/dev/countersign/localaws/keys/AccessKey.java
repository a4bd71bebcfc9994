package dev.countersign.localaws.keys;

/**
 * The key that callers of the endpoint sign their requests with. Its text form does not show the secret.
 *
 * @param id 16 to 128 letters, digits and underscores; part of every request
 * @param secret never part of a request
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
