package dev.countersign.request.ui.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a browser sends. It knows whether the browser broke off, which is no fault of the server. */
final class SentBytes extends FilterInputStream {

    private boolean brokeOff;

    SentBytes(InputStream in) {
        super(in);
    }

    boolean brokeOff() {
        return brokeOff;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException broken) {
            brokeOff = true;
            throw broken;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException broken) {
            brokeOff = true;
            throw broken;
        }
    }
}
