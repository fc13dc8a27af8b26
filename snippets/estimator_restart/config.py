"""What an Estimator writes by itself, and how often."""
import tensorflow as tf

config = tf.estimator.RunConfig()
values = {name: getattr(config, name) for name in [
    "save_checkpoints_secs", "save_checkpoints_steps", "keep_checkpoint_max",
    "save_summary_steps", "log_step_count_steps", "tf_random_seed"]}
for name, value in values.items():
    print(name, "=", value)
