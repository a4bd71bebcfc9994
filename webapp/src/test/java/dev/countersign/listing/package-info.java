@NullMarked
package dev.countersign.listing;

import org.jspecify.annotations.NullMarked;
