using System.Reflection;
using System.Runtime.CompilerServices;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>What an operation does to tables is known of every operation that FluentMigrator has.</summary>
public class EffectsTests
{
    private static readonly string[] Unlimited =
    [
        "DeleteSchema",
        "ExecuteSqlStatement",
        "ExecuteSqlScript",
        "ExecuteEmbeddedSqlScript",
        "ExecuteEmbeddedAutoSqlScript",
        "PerformDBOperation",
    ];

    public static TheoryData<Type> Types =>
        [
            .. new[] { "FluentMigrator", "FluentMigrator.Abstractions", "FluentMigrator.Runner.Core", "FluentMigrator.Runner.SQLite" }
                .SelectMany(name => Assembly.Load(name).GetTypes())
                .Where(type => type.IsAssignableTo(typeof(IMigrationExpression)) && type is { IsAbstract: false, IsInterface: false }),
        ];

    [Theory]
    [MemberData(nameof(Types))]
    public void Of_AnOperationOfFluentMigrator_IsKnown(Type type)
    {
        var effects = Effects.Of(New(type));

        Assert.True(effects.IsKnown, $"What {type.Name} does to tables has to be said in Effects.Of.");
        Assert.Equal(Unlimited.Contains(type.Name.Replace("Expression", "", StringComparison.Ordinal)), effects.MayBeAny);
    }

    [Fact]
    public void Of_AnUnknownOperation_MayBeAny()
    {
        var effects = Effects.Of(new Later());

        Assert.False(effects.IsKnown);
        Assert.True(effects.MayBeAny);
        Assert.False(effects.OnlyCreate || effects.OnlyShape || effects.OnlySchema || effects.TouchNothing);
    }

    [Fact]
    public void Of_TheParts_NamesTheTableThatChanges()
    {
        var index = new IndexDefinition { SchemaName = "s", TableName = "t" };
        var key = new ForeignKeyDefinition
        {
            ForeignTableSchema = "s",
            ForeignTable = "t",
            PrimaryTable = "parent",
        };
        var unique = new ConstraintDefinition(ConstraintType.Unique) { SchemaName = "s", TableName = "t" };
        var primary = new ConstraintDefinition(ConstraintType.PrimaryKey) { SchemaName = "s", TableName = "t" };

        Assert.Equal(Only(EffectKind.Create), Effects.Of(new CreateTableExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.Equal(Only(EffectKind.Drop), Effects.Of(new DeleteTableExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.Equal(
            Only(EffectKind.Rename),
            Effects
                .Of(
                    new RenameTableExpression
                    {
                        SchemaName = "s",
                        OldName = "t",
                        NewName = "u",
                    }
                )
                .Tables
        );
        Assert.Equal(Only(EffectKind.DropColumn), Effects.Of(new DeleteColumnExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.Equal(Only(EffectKind.RenameColumn), Effects.Of(new RenameColumnExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.Equal(Only(EffectKind.Alter), Effects.Of(new AlterColumnExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.Equal(Only(EffectKind.Index), Effects.Of(new CreateIndexExpression { Index = index }).Tables);
        Assert.Equal(Only(EffectKind.Index), Effects.Of(new DeleteIndexExpression { Index = index }).Tables);
        Assert.Equal(
            Only(EffectKind.Index),
            Effects.Of(new CreateConstraintExpression(ConstraintType.Unique) { Constraint = unique }).Tables
        );
        Assert.Equal(
            Only(EffectKind.Alter),
            Effects.Of(new CreateConstraintExpression(ConstraintType.PrimaryKey) { Constraint = primary }).Tables
        );
        Assert.Equal(
            Only(EffectKind.Alter),
            Effects.Of(new DeleteConstraintExpression(ConstraintType.Unique) { Constraint = unique }).Tables
        );
        Assert.Equal(Only(EffectKind.Alter), Effects.Of(new CreateForeignKeyExpression { ForeignKey = key }).Tables);
        Assert.Equal(Only(EffectKind.Alter), Effects.Of(new DeleteForeignKeyExpression { ForeignKey = key }).Tables);
        Assert.Equal(Only(EffectKind.Insert), Effects.Of(new InsertDataExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.Equal(Only(EffectKind.Update), Effects.Of(new UpdateDataExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.Equal(Only(EffectKind.Delete), Effects.Of(new DeleteDataExpression { SchemaName = "s", TableName = "t" }).Tables);
        Assert.True(Effects.Of(new AlterTableExpression { TableName = "t" }).TouchNothing);
    }

    [Theory]
    [InlineData(EffectKind.Create, true, true, true)]
    [InlineData(EffectKind.Index, false, true, true)]
    [InlineData(EffectKind.Alter, false, true, true)]
    [InlineData(EffectKind.DropColumn, false, true, true)]
    [InlineData(EffectKind.RenameColumn, false, false, true)]
    [InlineData(EffectKind.Rename, false, false, true)]
    [InlineData(EffectKind.Drop, false, false, true)]
    [InlineData(EffectKind.Insert, false, false, false)]
    [InlineData(EffectKind.Update, false, false, false)]
    [InlineData(EffectKind.Delete, false, false, false)]
    public void Questions_OfAKind_AreAnswered(EffectKind kind, bool onlyCreate, bool onlyShape, bool onlySchema)
    {
        var effects = new Effects([new Effect(kind, null, "t")]);

        Assert.Equal((onlyCreate, onlyShape, onlySchema), (effects.OnlyCreate, effects.OnlyShape, effects.OnlySchema));
        Assert.Equal(kind is EffectKind.Alter or EffectKind.DropColumn, effects.Altered is not null);
        Assert.True(effects.Touch(kind));
        Assert.False(effects.TouchNothing);
    }

    private static Effect[] Only(EffectKind kind) => [new Effect(kind, "s", "t")];

    /// <summary>
    /// An operation of the type, filled as far as its constructor fills it; one without such a constructor is not filled at all.
    /// </summary>
    private static IMigrationExpression New(Type type) =>
        (IMigrationExpression)(
            type.GetConstructor([]) is not null ? Activator.CreateInstance(type)!
            : type.GetConstructor([typeof(ConstraintType)]) is not null ? Activator.CreateInstance(type, ConstraintType.PrimaryKey)!
            : RuntimeHelpers.GetUninitializedObject(type)
        );

    private sealed class Later : MigrationExpressionBase
    {
        public override void ExecuteWith(FluentMigrator.IMigrationProcessor processor) { }
    }
}
