package dev.countersign.approval.link;

/** What the page says where a link leads to no case. */
record LinkGone(String title, String text, String inProduct) {}
