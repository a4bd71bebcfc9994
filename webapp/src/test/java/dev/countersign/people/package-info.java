@NullMarked
package dev.countersign.people;

import org.jspecify.annotations.NullMarked;
