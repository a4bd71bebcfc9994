/** The form of a template: one editor for each kind of field. */
@NullMarked
package dev.countersign.request.ui.form;

import org.jspecify.annotations.NullMarked;
