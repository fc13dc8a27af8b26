"""Which classes of tf.compat.v1.keras differ from those of tf.keras?"""
import tensorflow as tf

values = {}
for part in ("layers", "optimizers"):
    v1 = getattr(tf.compat.v1.keras, part)
    now = getattr(tf.keras, part)
    both = [name for name in dir(now)
            if isinstance(getattr(now, name), type) and hasattr(v1, name)]
    other = [name for name in both
             if getattr(v1, name) is not getattr(now, name)]
    values[part] = {"both have": len(both), "another class": other}
    print(part, "in both:", len(both), "- another class:", len(other))
    print("   ", ", ".join(other) or "none")
