using System.Diagnostics.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// Checks whether rows that migrations pass as anonymous objects still have their columns. FluentMigrator reads them by reflection: if
/// trimming removed a property, the row would be written without its value, and without an error.
/// </summary>
internal static class TrimmedRows
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.RowsTrimmed"/>.</exception>
    public static void Check(CompiledCatalog catalog)
    {
        if (!ReflectedSource.IsSupported && catalog.AnonymousRow is { } row && !HasProperty(row))
            throw CatalogErrors.RowsTrimmed(catalog.GetType().Assembly);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Whether the property was trimmed is the question.")]
    private static bool HasProperty(object row) => row.GetType().GetProperties().Length > 0;
}
