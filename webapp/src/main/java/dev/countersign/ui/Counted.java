package dev.countersign.ui;

/** A count as screens show it: exact up to 99, then "99+", so that counting can stop there. */
public final class Counted {

    private static final int MOST = 99;

    private Counted() {}

    public static String text(int count) {
        return count > MOST ? MOST + "+" : Integer.toString(count);
    }
}
