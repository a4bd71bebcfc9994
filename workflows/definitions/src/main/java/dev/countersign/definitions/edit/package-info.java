/** Changes of templates, as editors make them. */
@NullMarked
package dev.countersign.definitions.edit;

import org.jspecify.annotations.NullMarked;
