@NullMarked
package dev.countersign.token;

import org.jspecify.annotations.NullMarked;
