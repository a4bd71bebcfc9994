package dev.countersign.localaws.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Identifies one receipt of one message. It is not valid any more after the next receipt of the same message. */
public record ReceiptHandle(long queue, long message, int receipt) {

    private static final Pattern FORM = Pattern.compile("1:(\\d{1,18}):(\\d{1,18}):(\\d{1,9})");

    public String encoded() {
        var plain = "1:%d:%d:%d".formatted(queue, message, receipt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static ReceiptHandle decode(String handle) {
        try {
            var plain = FORM.matcher(new String(Base64.getUrlDecoder().decode(handle), StandardCharsets.ISO_8859_1));
            if (plain.matches()) {
                return new ReceiptHandle(
                        Long.parseLong(plain.group(1)),
                        Long.parseLong(plain.group(2)),
                        Integer.parseInt(plain.group(3)));
            }
        } catch (IllegalArgumentException noBase64) {
            // Refused below, like any other text that is not a handle.
        }
        throw SqsErrors.invalidReceipt(handle);
    }
}
