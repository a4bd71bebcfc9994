package dev.countersign.administration.ui;

import java.io.OutputStream;

/** Counts what is written, and looks at the heap after a collection now and then: at first each time that there is twice as much. */
final class MeasuredOutput extends OutputStream {

    private static final long EVERY = 8L << 20;

    private long bytes;
    private long looked;
    private long most = used();

    @Override
    public void write(int one) {
        count(1);
    }

    @Override
    public void write(byte[] some, int offset, int length) {
        count(length);
    }

    private void count(int written) {
        bytes += written;
        if (bytes - looked > Math.min(looked, EVERY)) {
            looked = bytes;
            most = Math.max(most, used());
        }
    }

    long bytes() {
        return bytes;
    }

    /** The largest heap that was seen, in bytes. */
    long most() {
        return most;
    }

    static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
