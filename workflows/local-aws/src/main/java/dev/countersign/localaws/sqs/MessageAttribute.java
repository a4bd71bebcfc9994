package dev.countersign.localaws.sqs;

/**
 * A message attribute of SQS or SNS.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, optionally with a custom suffix: {@code Number.int}
 * @param value as sent: Base64 if the type is binary
 */
public record MessageAttribute(String dataType, String value) {

    public boolean isBinary() {
        return dataType.equals("Binary") || dataType.startsWith("Binary.");
    }
}
