/** Commands on files of templates. */
@NullMarked
package dev.countersign.definitions.cli;

import org.jspecify.annotations.NullMarked;
