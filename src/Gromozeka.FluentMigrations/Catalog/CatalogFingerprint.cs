using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>The fingerprint of a set of migrations. The generator computes the same when it compiles a catalog.</summary>
internal static class CatalogFingerprint
{
    public static string Of(IReadOnlyList<MigrationDescriptor> migrations)
    {
        var text = new StringBuilder();
        foreach (var migration in migrations)
        {
            // A description may contain anything, also what separates these: hence its length.
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
