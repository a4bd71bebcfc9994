package dev.countersign.token;

import java.util.List;

/** How long tokens and secrets of programs are valid. All of them expire. */
public final class Lifetime {

    /** In days. */
    public static final List<Integer> CHOICES = List.of(7, 30, 90, 180, 365);

    /** In days, for whoever does not choose. */
    public static final int USUAL = 90;

    private Lifetime() {}
}
