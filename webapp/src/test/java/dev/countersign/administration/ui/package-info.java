@NullMarked
package dev.countersign.administration.ui;

import org.jspecify.annotations.NullMarked;
