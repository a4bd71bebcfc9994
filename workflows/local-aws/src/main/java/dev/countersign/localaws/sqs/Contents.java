package dev.countersign.localaws.sqs;

/** Which text SQS accepts: characters of XML 1.0. */
final class Contents {

    private Contents() {}

    static boolean valid(String text) {
        return text.codePoints().allMatch(Contents::valid);
    }

    private static boolean valid(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
