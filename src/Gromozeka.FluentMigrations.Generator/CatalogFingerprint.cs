using System.Security.Cryptography;
using System.Text;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>The fingerprint of a set of migrations. The engine's class of the same name computes the same by reflection.</summary>
internal static class CatalogFingerprint
{
    public static string Of(IEnumerable<MigrationClass> migrations)
    {
        var text = new StringBuilder();
        foreach (var migration in migrations)
        {
            var version = migration.Version!;
            text.Append(
                FormattableString.Invariant(
                    $"{version.Number} {migration.Name} {version.TransactionBehavior} {(version.IsBreakingChange ? 1 : 0)} "
                )
            );
            text.Append(FormattableString.Invariant($"{version.Description?.Length ?? -1} {version.Description}\n"));
        }

        using var hash = SHA256.Create();
        return string.Concat(
            hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()))
                .Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))
        );
    }
}
