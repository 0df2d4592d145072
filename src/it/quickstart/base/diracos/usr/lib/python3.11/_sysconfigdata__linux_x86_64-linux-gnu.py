# What a CPython for Linux on x86_64 says of itself.
build_time_vars = {
    'EXT_SUFFIX': '.cpython-311-x86_64-linux-gnu.so',
    'MULTIARCH': 'x86_64-linux-gnu',
    'SOABI': 'cpython-311-x86_64-linux-gnu',
}
