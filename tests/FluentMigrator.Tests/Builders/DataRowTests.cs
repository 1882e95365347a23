using System.Reflection;
using System.Reflection.Emit;

namespace FluentMigrator.Tests.Builders;

public class DataRowTests
{
    public static TheoryData<string> Uses => [.. NullRows.Keys];

    private static Dictionary<string, Action<Migration>> NullRows { get; } = new()
    {
        ["insert object"] = m => m.Insert.IntoTable("T").Row((object)null!),
        ["insert dictionary"] = m => m.Insert.IntoTable("T").Row((IDictionary<string, object>)null!),
        ["insert one of many"] = m => m.Insert.IntoTable("T").Rows(new { a = 1 }, null!),
        ["insert no array"] = m => m.Insert.IntoTable("T").Rows((object[])null!),
        ["insert no dictionaries"] = m => m.Insert.IntoTable("T").Rows((IDictionary<string, object>[])null!),
        ["delete"] = m => m.Delete.FromTable("T").Row(null!),
        ["set object"] = m => m.Update.Table("T").Set((object)null!),
        ["set dictionary"] = m => m.Update.Table("T").Set((IDictionary<string, object>)null!),
        ["where object"] = m => m.Update.Table("T").Set(new { a = 1 }).Where((object)null!),
        ["where dictionary"] = m => m.Update.Table("T").Set(new { a = 1 }).Where((IDictionary<string, object>)null!),
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Row_Null_Throws(string use) => Assert.Throws<ArgumentNullException>(() => Recording.Lines(NullRows[use]));

    /// <summary>As trimming leaves an anonymous type of which the program reads one property of two by name.</summary>
    [Fact]
    public void Row_AnonymousTypeThatLostAProperty_IsRefused()
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Trimmed"), AssemblyBuilderAccess.Run).DefineDynamicModule("Trimmed");
        var type = module.DefineType("<>f__AnonymousType0");
        type.DefineField("<id>i__Field", typeof(int), FieldAttributes.Private);
        type.DefineField("<name>i__Field", typeof(string), FieldAttributes.Private);
        var getter = type.DefineMethod("get_id", MethodAttributes.Public, typeof(int), []);
        getter.GetILGenerator().Emit(OpCodes.Ldc_I4_1);
        getter.GetILGenerator().Emit(OpCodes.Ret);
        type.DefineProperty("id", PropertyAttributes.None, typeof(int), null).SetGetMethod(getter);
        var row = Activator.CreateInstance(type.CreateType())!;

        var error = Assert.Throws<InvalidOperationException>(() => Recording.Lines(m => m.Insert.IntoTable("T").Row(row)));

        Assert.Contains("Keep the assembly Trimmed whole, by a TrimmerRootAssembly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_Object_GivesPublicInstancePropertiesAsDeclared()
    {
        _ = typeof(Sample).GetProperty(nameof(Sample.Alpha)); // a look-up may change the order in which reflection lists them

        Assert.Equal(["InsertData TableName=T Rows=[[Zulu:1, Mike:m, Alpha:null]]"],
            Recording.Lines(m => m.Insert.IntoTable("T").Row(new Sample())));
    }

    private sealed class Sample
    {
        private readonly int _number = 1;

        public static int Shared => 7;

        public int Zulu => _number;

        public string Mike { get; } = "m";

        public object? Alpha { get; init; }

        internal int Hidden => _number;

        public int this[int index] => _number + index;
    }
}
