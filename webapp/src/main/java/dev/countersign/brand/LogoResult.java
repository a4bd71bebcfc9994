package dev.countersign.brand;

/** What a file for a logo is. */
public sealed interface LogoResult {

    /** A picture, written anew as PNG: nothing of the file is in it but what can be seen. */
    record Taken(LogoPicture picture) implements LogoResult {}

    /** Of more bytes than {@value LogoImage#MOST_BYTES}. */
    record TooLarge() implements LogoResult {}

    /** Wider or higher than {@value LogoImage#MOST_PIXELS} pixels. */
    record TooManyPixels() implements LogoResult {}

    /** Narrower or lower than {@value LogoImage#LEAST_PIXELS} pixels. */
    record TooFewPixels() implements LogoResult {}

    /** One side is more than {@value LogoImage#MOST_RATIO} times the other: as small as it is shown, nothing of it can be seen. */
    record TooLong() implements LogoResult {}

    /** Its content is not PNG, JPEG or GIF, or it is damaged. */
    record NotAPicture() implements LogoResult {}
}
