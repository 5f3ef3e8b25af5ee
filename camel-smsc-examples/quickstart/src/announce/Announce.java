/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
/** Run from source before the build, which is quiet: says that it has begun, and how long it takes. */
public final class Announce {

    private Announce() {
    }

    /** Prints it. */
    public static void main(String[] args) {
        System.out.println("Building the component and the quick start: about a minute, the first time some minutes more,");
        System.out.println("until Maven has downloaded the libraries. Then it runs by itself.");
    }
}
