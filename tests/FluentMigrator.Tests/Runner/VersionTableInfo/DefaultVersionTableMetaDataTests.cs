using FluentMigrator.Runner;
using FluentMigrator.Runner.VersionTableInfo;

namespace FluentMigrator.Tests.Runner.VersionTableInfo;

public class DefaultVersionTableMetaDataTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("main", "main")]
    public void Names_ByDefault_AreFluentMigrators(string? defaultSchema, string? expectedSchema)
    {
        var table = new DefaultVersionTableMetaData(new DefaultConventionSet(defaultSchema, null), null);

        Assert.Equal(
            (expectedSchema, "VersionInfo", "Version", "AppliedOn", "Description", "UC_Version", true, false),
            ((string?)table.SchemaName, table.TableName, table.ColumnName, table.AppliedOnColumnName, table.DescriptionColumnName,
                table.UniqueIndexName, table.OwnsSchema, table.CreateWithPrimaryKey));
    }
}
