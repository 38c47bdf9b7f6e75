import { serveMethod } from "@/cells/serve-method";
import { profileOf, type Profile, type ProfileInput } from "./compute";

serveMethod<ProfileInput, Profile>((input, { progress }) => profileOf(input, progress));
