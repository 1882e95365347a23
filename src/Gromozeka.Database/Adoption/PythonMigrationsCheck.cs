using System.Data.Common;
using System.Globalization;
using Gromozeka.Database.History;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Adoption;

/// <summary>
/// Refuses a database that the bot's older Python migrations have changed: they stored their version under the key
/// <c>db-migration-version</c> of <c>settings</c>, and from version 2 on, the tables differ from those that migration 1 creates.
/// </summary>
public sealed class PythonMigrationsCheck : IAdoptionCheck
{
    /// <summary>The key of the Python migrations. It is never written.</summary>
    public const string Key = "db-migration-version";

    private const string Next =
        "keep using this database with the version of the bot that created it; or convert a copy of it to the tables of version 1, set "
        + $"'{Key}' to 1 there and start with the copy; or start with a new file";

    /// <inheritdoc />
    public AdoptionObjection? Examine(Func<string, DbCommand> createCommand)
    {
        ArgumentNullException.ThrowIfNull(createCommand);
        if (!HasKeysAndValues(createCommand))
            return null;
        foreach (var version in ReadVersions(createCommand))
        {
            if (!IsShapeOfVersion1(version))
                return Object(version);
        }

        return null;
    }

    private static bool HasKeysAndValues(Func<string, DbCommand> createCommand)
    {
        using var command = createCommand(
            $"SELECT count(*) FROM pragma_table_info('{SettingsKeys.TableName}') "
                + $"WHERE lower(name) IN ('{SettingsKeys.KeyColumn}', '{SettingsKeys.ValueColumn}')"
        );
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 2;
    }

    private static List<string?> ReadVersions(Func<string, DbCommand> createCommand)
    {
        // Cast by the database: a TEXT column may hold a BLOB.
        using var command = createCommand(
            $"SELECT CAST(\"{SettingsKeys.ValueColumn}\" AS TEXT) FROM \"{SettingsKeys.TableName}\" WHERE \"{SettingsKeys.KeyColumn}\" "
                + $"= '{Key}'"
        );
        using var row = command.ExecuteReader();
        var versions = new List<string?>();
        while (row.Read())
            versions.Add(row.IsDBNull(0) ? null : row.GetString(0));
        return versions;
    }

    /// <summary>Version 1 of the Python migrations left the tables unchanged. A value that is not a version is not trusted.</summary>
    private static bool IsShapeOfVersion1(string? version) =>
        long.TryParse(version, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number is 0 or 1;

    private static AdoptionObjection Object(string? version) =>
        new(
            $"the bot's older Python migrations have changed it ('{Key}' in '{SettingsKeys.TableName}' is "
                + $"{(version is null ? "NULL" : $"'{version}'")}), "
                + "so its tables have a different schema",
            Next
        );
}
