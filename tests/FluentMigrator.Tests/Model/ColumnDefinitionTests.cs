using FluentMigrator.Model;

namespace FluentMigrator.Tests.Model;

public class ColumnDefinitionTests
{
    [Fact]
    public void DefaultValue_AtFirst_IsUndefined() => Assert.IsType<ColumnDefinition.UndefinedDefaultValue>(new ColumnDefinition().DefaultValue);

    [Fact]
    public void Clone_OfAColumn_SharesNothingThatChanges()
    {
        var column = new ColumnDefinition { Name = "c", ForeignKey = new ForeignKeyDefinition { Name = "f" } };
        column.AdditionalFeatures["x"] = 1;
        var copy = (ColumnDefinition)column.Clone();

        column.AdditionalFeatures["x"] = 2;
        column.AdditionalColumnDescriptions["y"] = "z";
        column.ForeignKey.Name = "g";

        Assert.Equal(("c", 1, "f"), (copy.Name, copy.AdditionalFeatures["x"], copy.ForeignKey.Name));
        Assert.Empty(copy.AdditionalColumnDescriptions);
    }
}
