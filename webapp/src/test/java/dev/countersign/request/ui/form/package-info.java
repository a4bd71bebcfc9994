@NullMarked
package dev.countersign.request.ui.form;

import org.jspecify.annotations.NullMarked;
