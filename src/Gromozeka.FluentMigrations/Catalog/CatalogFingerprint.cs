using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>The fingerprint of a set of migrations. The generator computes the same fingerprint when it writes a catalog.</summary>
internal static class CatalogFingerprint
{
    public static string Of(IReadOnlyList<MigrationDescriptor> migrations)
    {
        var text = new StringBuilder();
        foreach (var migration in migrations)
        {
            // A description may contain any character, including the separators; therefore its length is included.
            var (description, length) = migration.Description is { } said ? (said, said.Length) : ("", -1);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{migration.Version} {migration.Type.FullName} {(int)migration.TransactionBehavior} "
                    + $"{(migration.IsBreakingChange ? 1 : 0)} {length} {description}\n"
            );
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
