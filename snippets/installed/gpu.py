"""Is this TensorFlow built for GPUs, and for which CUDA?"""
import tensorflow as tf

values = {"built for GPUs": tf.test.is_built_with_cuda()}
if hasattr(tf.sysconfig, "get_build_info"):  # since TensorFlow 2.3
    info = tf.sysconfig.get_build_info()
    values["CUDA"] = info["cuda_version"]
    values["cuDNN"] = info["cudnn_version"]
for name, value in values.items():
    print(f"{name}: {value}")
