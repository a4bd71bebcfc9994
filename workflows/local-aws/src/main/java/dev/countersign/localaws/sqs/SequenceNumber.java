package dev.countersign.localaws.sqs;

/** The sequence numbers of FIFO queues and topics: twenty digits, so that a later one is also greater as a text. */
public final class SequenceNumber {

    private SequenceNumber() {}

    public static String of(long number) {
        return "1%019d".formatted(number);
    }
}
