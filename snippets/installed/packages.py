"""Which NumPy, h5py and protobuf this TensorFlow demands, and which it has."""
try:
    from importlib.metadata import requires, version
except ImportError:  # before Python 3.8
    import pkg_resources

    def requires(name):
        return map(str, pkg_resources.get_distribution(name).requires())

    def version(name):
        return pkg_resources.get_distribution(name).version

demands = sorted(requires("tensorflow"))
values = {}
for package in ("numpy", "h5py", "protobuf"):
    demand = next(one for one in demands if one.startswith(package))
    values[package] = [demand.replace(package, "", 1), version(package)]
    print("{}: demands {}, has {}".format(package, *values[package]))
