"""Internal names that old code imports: where they are, and their public names."""
import importlib
import json
import operator
from pathlib import Path

import tensorflow as tf

tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
names = """
client.device_lib.list_local_devices  client.session.Session
client.timeline.Timeline  debug.LocalCLIDebugHook  eager.context.context
framework.dtypes.float32
framework.function.Defun  framework.graph_util.extract_sub_graph
framework.graph_util.convert_variables_to_constants
framework.ops.convert_to_tensor  framework.ops.name_scope
framework.ops.RegisterGradient  framework.ops.Tensor
framework.tensor_shape.TensorShape  framework.test_util.TensorFlowTestCase
keras.backend.int_shape  keras.layers.Dense  keras.models.Sequential
layers.base.Layer  layers.convolutional.Conv2D  layers.core.Dense
layers.core.dense  layers.utils.smart_cond  lib.io.file_io.FileIO
ops.array_ops.concat  ops.clip_ops.clip_by_global_norm
ops.control_flow_ops.cond  ops.control_flow_ops.group
ops.control_flow_ops.while_loop  ops.ctc_ops.ctc_loss
ops.data_flow_ops.FIFOQueue  ops.gradients.gradients
ops.init_ops.Constant  ops.init_ops.variance_scaling_initializer
ops.inplace_ops.alias_inplace_update
ops.lookup_ops.index_table_from_file  ops.math_ops.reduce_mean
ops.metrics_impl.mean  ops.nn.conv2d  ops.nn_ops.conv2d
ops.random_ops.random_uniform  ops.resource_variable_ops.ResourceVariable
ops.resources.initialize_resources  ops.rnn.dynamic_rnn
ops.rnn_cell.BasicLSTMCell  ops.rnn_cell_impl.RNNCell
ops.rnn_cell_impl._zero_state_tensors  ops.state_ops.assign
ops.summary_op_util.summary_scope  ops.tensor_array_ops.TensorArray
ops.variable_scope.get_variable  ops.variables.Variable
platform.app.run  platform.flags.FLAGS  platform.gfile.FastGFile
platform.gfile.GFile  platform.tf_logging.info
pywrap_tensorflow.EventsWriter  pywrap_tensorflow.NewCheckpointReader
saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY
saved_model.tag_constants.SERVING  summary.summary.scalar
tools.freeze_graph.freeze_graph
tools.inspect_checkpoint.print_tensors_in_checkpoint_file
training.adam.AdamOptimizer  training.checkpoint_utils.load_checkpoint
training.moving_averages.assign_moving_average
training.optimizer.Optimizer  training.saver.Saver
training.session_run_hook.SessionRunHook
training.slot_creator.create_slot  training.training.NewCheckpointReader
training.training_ops.apply_adam  util.compat.as_bytes
util.deprecation.deprecated  util.nest.flatten  util.nest.map_structure
util.tf_export.tf_export  util.tf_inspect.getargspec
""".split()

public = {}
of_1_15 = [*json.loads(Path("names.json").read_text()),
           "tf.flags.FLAGS", "tf.compat.as_bytes"]  # it leaves these out
for place in ("tf.", "tf.compat.v2."):  # what isn't in tf may be in the other
    root = tf.compat.v1 if place == "tf." else tf.compat.v2
    for name in sorted(of_1_15, key=len):  # the shortest name first
        try:
            thing = operator.attrgetter(name[3:])(root)
        except AttributeError:
            continue
        public.setdefault(id(thing), place + name[3:])

values = {}  # the public name of each, None without one; or how it is missing
for name in names:
    module, _, last = name.rpartition(".")
    try:
        thing = getattr(
            importlib.import_module("tensorflow.python." + module), last)
    except (ImportError, AttributeError) as error:
        values[name] = {"missing": str(error)}
    else:
        values[name] = {"public": public.get(id(thing))}
there = ["public" in found for found in values.values()]
print(sum(there), "of", len(there), "are there")
