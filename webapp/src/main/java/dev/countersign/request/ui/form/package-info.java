/** A template's form as a person fills it in: one editor per kind of field. */
@NullMarked
package dev.countersign.request.ui.form;

import org.jspecify.annotations.NullMarked;
