/** What people find on the pages, where a browser would add nothing: no script, no style, no session. */
@NullMarked
package dev.countersign.view;

import org.jspecify.annotations.NullMarked;
