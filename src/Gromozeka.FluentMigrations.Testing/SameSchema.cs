using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Testing;

/// <summary>Compares schemas by meaning, with everything that the engine reads: constraints, collations and conditions too.</summary>
internal static class SameSchema
{
    /// <exception cref="MigrationAssertException">The schemas differ.</exception>
    public static void Assert(string what, SchemaSnapshot expected, SchemaSnapshot actual)
    {
        if (SchemaComparer.Compare(expected, actual) is [var difference, ..])
            throw new MigrationAssertException($"{what}: {difference}.");
        // The comparer does not report additional views, but it reports missing ones: so both directions are compared.
        if (SchemaComparer.Compare(actual, expected) is [var added, ..])
            throw new MigrationAssertException($"{what}: {added.Subject}: not expected.");
    }
}
