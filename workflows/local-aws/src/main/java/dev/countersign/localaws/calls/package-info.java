/** Who calls what, for a comparison with the policies of IAM. */
@NullMarked
package dev.countersign.localaws.calls;

import org.jspecify.annotations.NullMarked;
