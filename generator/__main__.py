"""`python -m generator` is the command `bulletin`."""

if __name__ == "__main__":  # worker processes import this module too, and need none of it
    from generator.cli import main

    main(prog_name="bulletin")
