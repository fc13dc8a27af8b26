"""TF-Slim is not a smaller TensorFlow."""
try:
    import tf_slim as slim  # a separate package today
except ImportError:
    from tensorflow.contrib import slim

needed = ["placeholder", "constant", "gradients", "Session"]
missing = [name for name in needed if not hasattr(slim, name)]
values = {"holds": missing == needed}
print("slim has no", ", ".join(missing))
