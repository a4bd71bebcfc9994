package dev.countersign.localaws.sqs;

/**
 * A message attribute of SQS or SNS.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, perhaps with a custom part: {@code Number.int}
 * @param value as on the wire: base64 where the type is binary
 */
public record MessageAttribute(String dataType, String value) {

    public boolean isBinary() {
        return dataType.equals("Binary") || dataType.startsWith("Binary.");
    }
}
