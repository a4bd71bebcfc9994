@NullMarked
package dev.countersign.localaws.files;

import org.jspecify.annotations.NullMarked;
