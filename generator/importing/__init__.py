"""Makes a first year out of an existing statement: `governance import FILE`.

One way, one step per module: a file is read into a plain list of blocks, what is furniture of its
pages is taken away, each block is placed, and what was placed is written as YAML, with a report.
The words of the source stay as they are; what was not understood is kept, in order.
"""
