"""Three lines run through the converter that comes with this TensorFlow."""
import io

from tensorflow.tools.compatibility import ast_edits, tf_upgrade_v2

old = """x = tf.placeholder(tf.float32, [None, 8, 8, 1])
y = tf.layers.conv2d(x, 8, 3)
z = tf.layers.batch_normalization(y)
"""
rules = tf_upgrade_v2.TFAPIChangeSpec()
new = io.StringIO()
done, report, problems = ast_edits.ASTCodeUpgrader(rules).process_opened_file(
    "old.py", io.StringIO(old), "new.py", new)
print(new.getvalue())

values = {
    "new": new.getvalue().splitlines(),
    "problems": problems,
    "rules": sorted(name for name in rules.symbol_renames
                    if name.startswith("tf.layers.")),
}
print(len(values["rules"]), "rules for tf.layers;", len(problems), "problems")
