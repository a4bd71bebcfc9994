/** The pages of access tokens and programs. */
@NullMarked
package dev.countersign.token.ui;

import org.jspecify.annotations.NullMarked;
