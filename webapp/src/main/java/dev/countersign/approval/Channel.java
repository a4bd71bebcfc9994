package dev.countersign.approval;

/** Where a decision is made. */
enum Channel {
    /** On a page of the product, after signing in. */
    PRODUCT,
    /** By the link of an email. */
    LINK,
    /** By a program, with the token of the person. */
    API
}
