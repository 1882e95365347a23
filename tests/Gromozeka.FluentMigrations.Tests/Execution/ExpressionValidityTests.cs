using System.ComponentModel.DataAnnotations;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using FluentMigrator.Validation;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>The quick answer is FluentMigrator's own, for each way in which an expression can be wrong.</summary>
public class ExpressionValidityTests
{
    private static readonly Dictionary<string, (object Value, bool IsValid)> Cases = new()
    {
        ["table"] = (new CreateTableExpression { TableName = "t", Columns = [Column("a"), Column("b")] }, true),
        ["table without a name"] = (new CreateTableExpression { Columns = [Column("a")] }, false),
        ["table with a column without a type"] = (
            new CreateTableExpression { TableName = "t", Columns = [new ColumnDefinition { Name = "a" }] },
            false
        ),
        ["table with a column without a name"] = (new CreateTableExpression { TableName = "t", Columns = [Column("")] }, false),
        ["column"] = (new CreateColumnExpression { TableName = "t", Column = Column("a") }, true),
        ["column of no table"] = (new CreateColumnExpression { Column = Column("a") }, false),
        ["index"] = (Index("a"), true),
        ["index of no column"] = (Index(), false),
        ["index of a column without a name"] = (Index(""), false),
        ["foreign key"] = (Key("a"), true),
        ["foreign key without columns"] = (Key(), false),
        ["rows"] = (new InsertDataExpression { TableName = "t", Rows = { new InsertionDataDefinition { new("a", 1) } } }, true),
        ["delete of nothing"] = (new DeleteTableExpression(), false),
        ["plain SQL"] = (new ExecuteSqlStatementExpression { SqlStatement = "SELECT 1" }, true),
        ["empty SQL"] = (new ExecuteSqlStatementExpression(), false),
        ["rename to nothing"] = (new RenameTableExpression { OldName = "t" }, false),
        ["update of nothing"] = (new UpdateDataExpression { TableName = "t" }, false),
        ["demand of the type"] = (new Odd { Number = 2 }, true),
        ["demand of the type that is not met"] = (new Odd { Number = 3 }, false),
        ["feature"] = (With(new Named { Name = "n" }, "text", 1m, 1, null), true),
        ["feature that is not valid"] = (With(new Named()), false),
        ["items"] = (new Named[] { new() { Name = "n" } }, true),
        ["items that are not valid"] = (new Named[] { new() }, false),
        ["child that is null"] = (new Parent(null), true),
        ["child that is not valid"] = (new Parent(new Named()), false),
        ["demand that a derived class inherits"] = (new Derived(), false),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void IsCertain_Always_IsWhatFluentMigratorFinds(string name)
    {
        var (value, isValid) = Cases[name];

        Assert.Equal(isValid, ExpressionValidity.IsCertain(value, new NoServices()));
        Assert.Equal(isValid, !new DefaultMigrationExpressionValidator(new NoServices()).Validate(new Holder(value)).Any());
    }

    private static ColumnDefinition Column(string name) =>
        new()
        {
            Name = name,
            TableName = "t",
            Type = System.Data.DbType.Int32,
            ModificationType = ColumnModificationType.Create,
        };

    private static CreateIndexExpression Index(params string[] columns) =>
        new()
        {
            Index = new IndexDefinition
            {
                Name = "i",
                TableName = "t",
                Columns = [.. columns.Select(column => new IndexColumnDefinition { Name = column })],
            },
        };

    private static CreateForeignKeyExpression Key(params string[] columns) =>
        new()
        {
            ForeignKey = new ForeignKeyDefinition
            {
                Name = "k",
                ForeignTable = "t",
                PrimaryTable = "p",
                ForeignColumns = [.. columns],
                PrimaryColumns = [.. columns],
            },
        };

    private static ConstraintDefinition With(params object?[] features)
    {
        var constraint = new ConstraintDefinition(ConstraintType.PrimaryKey)
        {
            ConstraintName = "c",
            TableName = "t",
            Columns = ["a"],
        };
        foreach (var (index, feature) in features.Index())
            constraint.AdditionalFeatures[$"{index}"] = feature!;
        return constraint;
    }

    /// <summary>An expression with something in it, because FluentMigrator's validator takes expressions only.</summary>
    private sealed class Holder(object value) : MigrationExpressionBase, IValidationChildren
    {
        public IEnumerable<object> Children => [value];

        public override void ExecuteWith(IMigrationProcessor processor) { }
    }

    private class Named : IValidatableObject
    {
        [Required]
        public virtual string? Name { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [ValidationResult.Success!];
    }

    private sealed class Derived : Named
    {
        public override string? Name { get; set; }
    }

    private sealed class Parent(object? child) : IValidationChildren
    {
        public IEnumerable<object> Children => [child!];
    }

    [CustomValidation(typeof(Odd), nameof(IsEven))]
    public sealed class Odd
    {
        public int Number { get; set; }

        public static ValidationResult? IsEven(Odd odd) => odd.Number % 2 == 0 ? ValidationResult.Success : new ValidationResult("odd");
    }
}
